/* What stays while Streamlit calls again, and says farewell only when it has left the page. */

/* Streamlit at times cleans up and calls again on the same element, in the middle of quick edits: what is
   left alone for so long (ms) is what has really left the page; a slow machine may take longer to call again
   for what is still in the page. */
const FAREWELL = 400, LONGEST = 15000;

/* A component of which one stands in each element: `make(parent, data)` gives it, with `receive` and `stop`. */
export const staying = (make) => {
  const standing = new WeakMap();
  return ({ data, parentElement, setStateValue }) => {
    if (!data) return undefined;
    let one = standing.get(parentElement);
    if (!one) standing.set(parentElement, (one = make(parentElement, data)));
    clearTimeout(one.leaving);
    one.receive(data, setStateValue);
    return () => {
      const since = performance.now();
      const leave = () => {
        if (parentElement.isConnected && performance.now() - since < LONGEST) {
          one.leaving = setTimeout(leave, FAREWELL);
          return;
        }
        one.stop();
        standing.delete(parentElement);
      };
      one.left?.();
      one.leaving = setTimeout(leave, FAREWELL);
    };
  };
};
