// Puts what an address shows now in the place of a page's own parts, without moving whoever works there.

/** Fetch the page anew, and renew each part that bears this attribute; whether the page came. */
export async function renew(attribute) {
  const answer = await fetch(location.href, { redirect: "error" }).catch(() => null);
  if (!answer?.ok) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of fresh.querySelectorAll(`[${attribute}]`)) put(part, attribute);
  return true;
}

function put(part, attribute) {
  const old = document.querySelector(`[${attribute}="${part.getAttribute(attribute)}"]`);
  if (!old || old.outerHTML === part.outerHTML) return;
  const focused = old.contains(document.activeElement) && document.activeElement.getAttribute("href");
  const isOpen = old.querySelector("details")?.open;
  old.replaceWith(part);
  if (isOpen) part.querySelector("details")?.setAttribute("open", "");
  if (focused) part.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
