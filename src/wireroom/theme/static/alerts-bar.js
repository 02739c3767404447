// The bar under the desk's head: what has not been looked at. Flashes are said at once, all else when there is time.

const NAMES = { flash: "Flash", bulletin: "Bulletin", kill: "Kill" };
const SHOWN = 3;
const loud = region("assertive");
const soft = region("polite");
let bar = null;

export function draw(alerts, { fresh, looked, put_away }) {
  say(fresh);
  const had = bar?.contains(document.activeElement);
  bar?.remove();
  bar = null;
  if (!alerts.length) return had ? document.querySelector("main")?.focus({ preventScroll: true }) : null;
  bar = made("aside", "alert-bar");
  bar.setAttribute("aria-label", "Not looked at yet");
  const list = made("ul", "");
  const pressing = [...alerts].sort((one, other) => rank(one) - rank(other) || other.id - one.id);
  for (const alert of pressing.slice(0, SHOWN)) list.append(row(alert, { looked, put_away }));
  bar.append(list);
  if (alerts.length > 1) bar.append(foot(alerts, put_away));
  document.querySelector(".desk-bar").after(bar);
  if (had) bar.querySelector("a").focus({ preventScroll: true });
}

const rank = (alert) => ["flash", "kill", "bulletin"].indexOf(alert.sort);

function row(alert, { looked, put_away }) {
  const line = made("li", `alert-${alert.sort}`);
  const link = made("a", "", alert.headline);
  link.href = `/desk/wire/${alert.id}`;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    looked(alert);
  });
  const away = made("button", "alert-away", "Put away");
  away.type = "button";
  away.setAttribute("aria-label", `Put away: ${alert.headline}`);
  away.addEventListener("click", () => put_away([alert.id]));
  line.append(made("strong", "", NAMES[alert.sort]), " ", made("span", "alert-from", `${alert.agency} ${alert.at}`), " ", link, away);
  return line;
}

function foot(alerts, put_away) {
  const line = made("p", "alert-foot", alerts.length > SHOWN ? `and ${alerts.length - SHOWN} more` : "");
  const all = made("button", "alert-away", "Put all away");
  all.type = "button";
  all.addEventListener("click", () => put_away(alerts.map((each) => each.id)));
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
