// Readers' accounts, as little of them as a first visit needs: the rest comes when somebody is or wants to be signed in.
const KEY = "wireroom-reader";
const SUPPORTER = "wr-supporter";
const wake = () => import("./account-state.js");
const known = () => { try { return localStorage.getItem(KEY); } catch { return null; } };

if (known()) wake();
const badge = () => { try { if (localStorage.getItem(SUPPORTER)?.includes('"badge":true')) import("./support-badge.js"); } catch { /* nothing is kept here */ } };
badge();
const hear = (name, act) => { if ("BroadcastChannel" in window) new BroadcastChannel(name).addEventListener("message", act); };
hear(KEY, wake);
hear(SUPPORTER, badge);
addEventListener("storage", ({ key }) => { if (key === KEY) wake(); if (key === SUPPORTER) badge(); });
addEventListener("pageshow", ({ persisted }) => { if (persisted && known()) wake(); });

// "Sign in" opens a panel in the page; without this script the link leads to a page of its own.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-sign-in]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import("./account-panel.js").then(({ open }) => open(link)).catch(() => { location.href = link.href; });
});
