for (const source of document.querySelectorAll("dl pre")) {
  const button = document.createElement("button");
  const name = source.dataset.format;
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy as " + name);
  button.addEventListener("click", async () => {
    let done = true;
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      const range = document.createRange();
      range.selectNodeContents(source);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      done = false;
    }
    button.textContent = done ? "Copied" : "Selected";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  source.parentElement.after(button);
}
