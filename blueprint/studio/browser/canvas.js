/* The component: Streamlit calls this at every run, on the same element while the key stays. */
import { askBeforeLeaving } from "./leaving.js";
import { tabFromFieldToField } from "./tabbing.js";
import { Stage } from "./stage.js";
import { staying } from "./staying.js";

export default staying((parent, data) => {
  const stage = new Stage(parent, data.key);
  askBeforeLeaving(() => stage.form.dirty);
  tabFromFieldToField(data.help);
  return stage;
});
