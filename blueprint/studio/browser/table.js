/* The component of the table: Streamlit calls this at every run, on the same element while it stays in the page. */
import { Grid } from "./grid.js";
import { askBeforeLeaving } from "./leaving.js";
import { tabFromFieldToField } from "./tabbing.js";
import { staying } from "./staying.js";

export default staying((parent, data) => {
  const grid = new Grid(parent, data.key);
  askBeforeLeaving(() => grid.isHalf);
  tabFromFieldToField(data.help);
  return grid;
});
