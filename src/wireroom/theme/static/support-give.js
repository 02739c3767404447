// The giving form works without this: it picks "Other" for who types an amount, and lets a button be pressed once.
const form = document.querySelector("[data-give]");
const other = form?.elements.other;
const button = form?.querySelector("button");

// Where some browsers are never asked, a gift says which kind of browser it came from, and nothing else of it.
try {
  const { side } = JSON.parse(localStorage.getItem("wr-appeals") ?? "{}");
  if (side) form?.append(Object.assign(document.createElement("input"), { type: "hidden", name: "side", value: side }));
} catch { /* nothing is kept here */ }

form?.addEventListener("change", ({ target }) => {
  if (target.name !== "amount") return;
  if (target.value === "other") other.focus();
  else other.value = "";
});
other?.addEventListener("input", () => { form.elements.amount.value = "other"; });
form?.addEventListener("submit", (event) => {
  if (button.getAttribute("aria-disabled")) event.preventDefault();
  button.setAttribute("aria-disabled", "true");
});
// Whoever comes back finds a form that can be sent again: it is the same form, and gives once.
addEventListener("pageshow", () => button?.removeAttribute("aria-disabled"));
