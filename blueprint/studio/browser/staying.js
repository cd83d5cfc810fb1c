/* What stays while Streamlit calls again, and says farewell only when it has left the page. */

/* Streamlit at times cleans up and calls again on the same element, in the middle of quick edits: what is
   left alone for so long (ms) is what has really left the page; a slow machine may take longer to call again
   for what is still in the page. */
const FAREWELL = 400, LONGEST = 15000;

/* A component of which one stands in each element: `make(parent, data)` gives it, with `receive` and `stop`. After a
   connection that broke Streamlit sets it up anew in another element: one that can `move` goes there, with all that is
   open in it. */
export const staying = (make) => {
  const standing = new WeakMap(), byKey = new Map();
  return ({ data, parentElement, setStateValue }) => {
    if (!data) return undefined;
    let one = standing.get(parentElement);
    if (!one) {
      const before = byKey.get(data.key);
      if (before?.move && !before.stopped && !before.parent.isConnected) (one = before).move(parentElement);
      else one = make(parentElement, data);
      one.parent = parentElement;
      standing.set(parentElement, one);
      byKey.set(data.key, one);
    }
    clearTimeout(one.leaving);
    one.receive(data, setStateValue);
    return () => {
      if (one.parent !== parentElement) return;
      const since = performance.now();
      const leave = () => {
        if (one.parent !== parentElement) return;
        if (parentElement.isConnected && performance.now() - since < LONGEST) {
          one.leaving = setTimeout(leave, FAREWELL);
          return;
        }
        one.stop();
        one.stopped = true;
        standing.delete(parentElement);
        if (byKey.get(data.key) === one) byKey.delete(data.key);
      };
      one.left?.();
      one.leaving = setTimeout(leave, FAREWELL);
    };
  };
};
