// Older rows come as the editor reads down; the link does the same for those who would rather press it.
import { append, askRows, rows, scroll } from "./monitor-list.js";

const link = document.querySelector(".pager [rel=next]");
let asking = false;

/** Bring the next rows under the last one; give whether any came. */
export async function older() {
  const last = rows().at(-1);
  if (asking || !last || !link?.isConnected) return false;
  asking = true;
  try {
    const { found, more } = await askRows({ before: last.dataset.item });
    append(found);
    if (!more) link.remove();
    return found.length > 0;
  } catch {
    return false;
  } finally {
    asking = false;
  }
}

if (link) {
  new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && older(), {
    root: scroll,
    rootMargin: "0px 0px 800px",
  }).observe(link);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    older();
  });
}
