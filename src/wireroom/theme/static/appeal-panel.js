// How an appeal looks, and what its reader may do about it: give, put it off, ask why it is shown, stop it with one tap.
import { countNoMore, putOff, stop, stopAll } from "./appeal-memory.js";

const [A_DAY, A_WEEK] = [1, 7];
const made = (name, facts = {}, ...inside) => {
  const one = Object.assign(document.createElement(name), facts);
  one.append(...inside);
  return one;
};

/** Make the panel of an appeal; `tell(key, what)` says what became of it. */
export function panelOf(appeal, tell) {
  const panel = made("aside", { className: `appeal appeal-${appeal.channel}`, lang: appeal.spoken });
  panel.dataset.appeal = appeal.key;
  panel.setAttribute("aria-label", appeal.channel === "thanks" ? appeal.around.label_thanks : appeal.around.label);
  if (appeal.channel === "header") return headerOf(panel, appeal, tell);
  const said = made("div", { lang: appeal.language, dir: "auto" }, made("h2", { textContent: appeal.heading }), made("p", { textContent: appeal.body }));
  const inner = made("div", { className: "appeal-inner" }, said);
  if (appeal.goal) inner.append(goalOf(appeal.goal));
  const ways = waysOf(appeal, tell);
  inner.append(...ways, restOf(panel, appeal, tell));
  panel.append(inner);
  return panel;
}

function headerOf(panel, appeal, tell) {
  const way = wayTo(appeal, appeal.suggested, appeal.button, tell, "appeal-button");
  way.lang = appeal.language;
  panel.append(way, made("p", { className: "appeal-rest" }, whyOf(appeal.around.why_short, panel, appeal, tell)));
  return panel;
}

function goalOf({ reached, wanted, words }) {
  const bar = made("progress", { max: wanted, value: Math.min(reached, wanted) });
  bar.setAttribute("aria-label", words);
  return made("p", { className: "appeal-goal" }, bar, words);
}

function waysOf(appeal, tell) {
  const amounts = appeal.amounts.map(({ amount, printed }) => {
    const way = wayTo(appeal, amount, printed, tell, "");
    if (amount === appeal.suggested) way.dataset.suggested = "";
    return made("li", {}, way);
  });
  const list = made("ul", { className: "appeal-amounts" }, ...amounts);
  const often = made("p", { className: "appeal-often", textContent: appeal.every_words, id: `often-${appeal.key}` });
  list.setAttribute("aria-labelledby", often.id);
  const button = made("p", { lang: appeal.language }, wayTo(appeal, appeal.suggested, appeal.button, tell, "appeal-button"));
  return amounts.length ? [often, list, button] : [button];
}

function wayTo(appeal, amount, words, tell, className) {
  const query = new URLSearchParams({ ...(amount ? { amount, currency: appeal.currency, every: appeal.every } : {}), from: appeal.key });
  const way = made("a", { href: `/support/?${query}`, textContent: words, className });
  way.addEventListener("click", () => tell(appeal.key, "click"));
  return way;
}

function restOf(panel, appeal, tell) {
  const rest = made("p", { className: "appeal-rest" });
  if (appeal.channel !== "thanks") rest.append(button(appeal.around.later, () => {
    putOff(A_WEEK);
    tell(appeal.key, "later");
    end(panel, appeal.around.later_said);
  }));
  rest.append(whyOf(appeal.around.why, panel, appeal, tell));
  if (appeal.channel === "strip") rest.append(button(appeal.around.not_now, () => { putOff(A_DAY); leave(panel); }));
  return rest;
}

function whyOf(words, panel, appeal, tell) {
  const why = button(words, () => toggleWhy(panel, appeal, why, tell));
  why.setAttribute("aria-expanded", "false");
  return why;
}

function toggleWhy(panel, appeal, why, tell) {
  const open = panel.querySelector(".appeal-why");
  why.setAttribute("aria-expanded", String(!open));
  if (open) return open.remove();
  const { around } = appeal;
  const reasons = made("ul", {}, ...appeal.why.map((reason) => made("li", { textContent: reason })));
  const ways = made("p", { className: "appeal-rest" },
    button(around.stop, () => { stop(appeal.key); tell(appeal.key, "stop"); end(panel, around.stop_said); }),
    button(around.stop_all, () => { stopAll(); tell(appeal.key, "stop"); end(panel, around.stop_all_said); }),
  );
  const counts = button(around.count_no_more, () => { countNoMore(); counts.replaceWith(around.count_no_more_said); });
  ways.append(counts);
  const told = made("div", { className: "appeal-why" }, made("h3", { textContent: around.why_heading }), reasons, made("p", { textContent: around.note }), ways);
  why.closest(".appeal-rest").after(told);
}

function leave(panel) {
  const held = panel.contains(document.activeElement);
  panel.dispatchEvent(new Event("left"));
  panel.remove();
  if (held) document.querySelector("main").focus({ preventScroll: true });
}

/** Say in its place what was understood; a strip goes away a moment later. */
function end(panel, words) {
  const said = made("p", { textContent: words, tabIndex: -1 });
  said.setAttribute("role", "status");
  panel.classList.add("appeal-ended");
  panel.replaceChildren(made("div", { className: "appeal-inner" }, said));
  delete panel.dataset.appeal;
  said.focus({ preventScroll: true });
  if (panel.matches(".appeal-strip, .appeal-header")) setTimeout(() => leave(panel), 6_000);
}

function button(textContent, act) {
  const one = made("button", { type: "button", textContent });
  one.addEventListener("click", act);
  return one;
}
