// The bar under the desk's head: what has not been looked at. Flashes are said at once, all else when there is time.

const NAMES = { flash: "Flash", bulletin: "Bulletin", kill: "Kill" };
const SHOWN = 3;
const loud = region("assertive");
const soft = region("polite");
let bar = null;

export function draw(items, { fresh, looked, put_away }) {
  say(fresh);
  const had = bar?.contains(document.activeElement);
  bar?.remove();
  bar = null;
  if (!items.length) return had ? document.querySelector("main")?.focus({ preventScroll: true }) : null;
  bar = made("aside", "pressing-bar");
  bar.setAttribute("aria-label", "Not looked at yet");
  const list = made("ul", "");
  const pressing = [...items].sort((one, other) => rank(one) - rank(other) || other.id - one.id);
  for (const item of pressing.slice(0, SHOWN)) list.append(row(item, { looked, put_away }));
  bar.append(list);
  if (items.length > 1) bar.append(foot(items, put_away));
  document.querySelector(".desk-bar").after(bar);
  if (had) bar.querySelector("a").focus({ preventScroll: true });
}

const rank = (item) => ["flash", "kill", "bulletin"].indexOf(item.sort);

function row(item, { looked, put_away }) {
  const line = made("li", `pressing-${item.sort}`);
  const link = made("a", "", item.headline);
  link.href = `/desk/wire/${item.id}`;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    looked(item);
  });
  const away = made("button", "pressing-away", "Put away");
  away.type = "button";
  away.setAttribute("aria-label", `Put away: ${item.headline}`);
  away.addEventListener("click", () => put_away([item.id]));
  line.append(made("strong", "", NAMES[item.sort]), " ", made("span", "pressing-from", `${item.agency} ${item.at}`), " ", link, away);
  return line;
}

function foot(items, put_away) {
  const line = made("p", "pressing-foot", items.length > SHOWN ? `and ${items.length - SHOWN} more` : "");
  const all = made("button", "pressing-away", "Put all away");
  all.type = "button";
  all.addEventListener("click", () => put_away(items.map((each) => each.id)));
  line.append(" ", all);
  return line;
}

function say(fresh) {
  for (const [where, wanted] of [[loud, true], [soft, false]]) {
    const words = fresh.filter((each) => (each.sort === "flash") === wanted).map((each) => `${NAMES[each.sort]}: ${each.headline}. ${each.agency}`);
    if (words.length) where.textContent = words.join(" ");
  }
}

function region(live) {
  const place = made("div", "unseen");
  place.setAttribute("aria-live", live);
  document.body.append(place);
  return place;
}

function made(name, className, words = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(words);
  return element;
}
