// Readers' accounts, as little of them as a first visit needs: the rest comes when somebody is or wants to be signed in.
const KEY = "wireroom-reader";
const wake = () => import("./account-state.js");
const known = () => { try { return localStorage.getItem(KEY); } catch { return null; } };

if (known()) wake();
if ("BroadcastChannel" in window) new BroadcastChannel(KEY).addEventListener("message", wake);
addEventListener("storage", ({ key }) => { if (key === KEY) wake(); });
addEventListener("pageshow", ({ persisted }) => { if (persisted && known()) wake(); });

// "Sign in" opens a panel in the page; without this script the link leads to a page of its own.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-sign-in]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import("./account-panel.js").then(({ open }) => open(link)).catch(() => { location.href = link.href; });
});
