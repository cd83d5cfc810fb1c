/* Every touchpoint below the other, for screens on which the picture cannot be read. */
const listed = () => {
  byId("list").replaceChildren(...Object.entries(data.touchpoints).map(([id, known]) => {
    const item = make("li"), button = make("button", null, { type: "button" });
    const tags = details(id).tags, star = tags.find(([, kind]) => kind === "truth");
    button.style.setProperty("--lane", known.colour);
    if (star) button.append(make("span", whole(star[0]), { class: "first" }));
    button.append(put(make("b"), known.title));
    button.append(make("small", tags.filter((tag) => tag !== star).map(([index]) => whole(index)).join(" · ")));
    button.addEventListener("click", () => { state.chosen = id; show(); });
    item.append(button);
    return item;
  }));
};
byId("as-picture").addEventListener("click", (event) => {
  const shown = document.body.classList.toggle("pictured");
  event.currentTarget.setAttribute("aria-pressed", String(shown));
  if (shown) fit();
});
