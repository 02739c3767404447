// Older rows come as the editor reads down; the link does the same for those who would rather press it.
import { append, askRows, rows, scroll } from "./monitor-list.js";

const link = document.querySelector(".pager [rel=next]") ?? newLink();
let asking = false;

/** A page that had no older rows gets the link once rows were let go at its end. */
function newLink() {
  const made = Object.assign(document.createElement("a"), { rel: "next", textContent: "Older items", hidden: true });
  made.href = location.search || "?";
  const nav = Object.assign(document.createElement("nav"), { className: "pager", ariaLabel: "Pages" });
  nav.append(document.createElement("span"), made);
  scroll.append(nav);
  return made;
}

/** Bring the next rows under the last one; give whether any came. */
export async function older() {
  const last = rows().at(-1);
  if (asking || !last || link.hidden) return false;
  asking = true;
  try {
    const { found, more } = await askRows({ before: last.dataset.item });
    append(found);
    if (!more) link.hidden = true;
    return found.length > 0;
  } catch {
    return false;
  } finally {
    asking = false;
  }
}

new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && older(), {
  root: scroll,
  rootMargin: "0px 0px 800px",
}).observe(link);
link.addEventListener("click", (event) => {
  event.preventDefault();
  older();
});
document.addEventListener("wire:cut", () => { link.hidden = false; });
