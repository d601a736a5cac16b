// Lists of rows in a form: add one, take one away, move one up. The focus never gets lost.

let last = 1000;

/** @param {HTMLElement} root @param {() => void} changed */
export function listen(root, changed) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.add) add(root, button.dataset.add);
    else if ("away" in button.dataset) takeAway(button);
    else if ("up" in button.dataset) moveUp(button);
    else return;
    changed();
  });
}

function add(root, name) {
  const pattern = root.querySelector(`template[data-pattern="${name}"]`);
  const row = pattern.content.firstElementChild.cloneNode(true);
  number(row, String(++last));
  root.querySelector(`[data-rows="${name}"]`).append(row);
  row.querySelector("input, select, textarea").focus();
}

/** Every copy gets names of its own, so that labels and remarks point at the right field. */
function number(row, text) {
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const name of ["id", "for", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replaceAll("__N__", text));
    }
  }
}

function takeAway(button) {
  const row = button.closest(".row");
  const rows = row.parentElement;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  const focus = next?.querySelector("input, select, textarea");
  (focus ?? rows.parentElement.querySelector(`[data-add="${rows.dataset.rows}"]`))?.focus();
}

function moveUp(button) {
  const row = button.closest(".row");
  const before = row.previousElementSibling;
  if (before?.classList.contains("row")) before.before(row);
  button.focus();
}
