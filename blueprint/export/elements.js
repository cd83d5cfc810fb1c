/* Elements of a page, made one by one: text is always text, never markup. */
const element = (name, css, ...children) => {
  const made = document.createElement(name);
  if (css) made.className = css;
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
};

const put = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
