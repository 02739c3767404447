// A film or recording elsewhere: its player is loaded when the reader presses, never before.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-frame]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.title = link.dataset.title;
  frame.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = link.dataset.frame;
  link.replaceWith(frame);
  frame.focus();
});
