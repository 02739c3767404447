// "Sign in" opens a panel in the page; without this script the link leads to a page of its own.
import "./account-state.js";

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-sign-in]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import("./account-panel.js").then(({ open }) => open(link)).catch(() => { location.href = link.href; });
});
