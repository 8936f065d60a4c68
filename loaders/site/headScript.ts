/**
 * Sets theme and view on the root element before anything is painted: the theme that the reader
 * chose, else the system's; the projector view when the address asks for it. It runs in the page's
 * head, in browsers of any age, and again when the choice or the system changes.
 */
export const headScript = `{
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    let theme = null;
    try { theme = localStorage.getItem("loyalty-atlas-theme"); } catch (error) { /* storage is off */ }
    root.dataset.theme = /^(light|dark)$/.test(theme) ? theme : dark.matches ? "dark" : "light";
  };
  paint();
  dark.addEventListener("change", paint);
  addEventListener("storage", paint);
  if (/[?&]view=projector(&|$)/.test(location.search)) root.dataset.view = "projector";
}`;
