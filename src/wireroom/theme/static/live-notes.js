// What a changed page says, and how it keeps the reader's place.
const region = document.createElement("div");
region.className = "unseen";
region.setAttribute("role", "status");
region.setAttribute("aria-live", "polite");
document.body.append(region);

/** Tell screen readers, when they have a moment. */
export function say(words) {
  region.textContent = "";
  setTimeout(() => { region.textContent = words; }, 100);
}

/** A quiet note at the foot of the window; `act` is what its one button does. Returns the note. */
export function note(words, label, act) {
  document.querySelector(".toast")?.remove();
  const toast = document.createElement("div");
  const text = document.createElement("p");
  toast.className = "toast";
  text.textContent = words;
  toast.append(text);
  if (act) toast.append(button(label, () => { toast.remove(); act(); }));
  const dismiss = button("Dismiss", () => toast.remove());
  toast.append(dismiss);
  toast.addEventListener("keydown", ({ key }) => { if (key === "Escape") toast.remove(); });
  document.body.append(toast);
  say(words);
  return toast;
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/**
 * Remember where the first visible of these elements stands; the returned function scrolls so that it stands
 * there again. `find` gives an element's successor, or null when it went away.
 */
export function hold(elements, find = (element) => (element.isConnected ? element : null)) {
  const places = elements
    .map((element) => ({ element, ...edges(element) }))
    .filter(({ top, bottom }) => bottom > 0 && bottom > top);
  return () => {
    for (const { element, top } of places) {
      const now = find(element);
      if (now) return scrollBy({ top: edges(now).top - top, behavior: "instant" });
    }
  };
}

function edges(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom };
}

/** Bring an element before the reader's eyes and keyboard. */
export function goTo(element) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
