/* The component: Streamlit calls this at every run, on the same element while the key stays. */
import { askBeforeLeaving } from "./leaving.js";
import { Stage } from "./stage.js";

/* Streamlit at times cleans up and calls again on the same element, in the middle of quick edits: what is
   left alone for so long (ms) is what has really left the page; a slow machine may take longer to call again
   for what is still in the page. */
const FAREWELL = 400, LONGEST = 15000;
const stages = new WeakMap();

export default function (component) {
  const { key, parentElement, setStateValue } = component;
  if (!component.data) return undefined;
  const data = { ...JSON.parse(component.data.told), svg: component.data.svg, form: component.data.form };
  let stage = stages.get(parentElement);
  if (!stage) {
    stage = new Stage(parentElement, String(key));
    stages.set(parentElement, stage);
    askBeforeLeaving(() => stage.form.dirty);
    stage.root.style.setProperty("--fonts", data.fonts);
  }
  clearTimeout(stage.leaving);
  stage.receive(data, setStateValue);
  return () => {
    const since = performance.now();
    const leave = () => {
      if (parentElement.isConnected && performance.now() - since < LONGEST) {
        stage.leaving = setTimeout(leave, FAREWELL);
        return;
      }
      stage.stop();
      stage.frame.root.remove();
      stages.delete(parentElement);
    };
    stage.leaving = setTimeout(leave, FAREWELL);
  };
}
