// Begins the page: draws what changes, and listens to the reader and to the server.

import { listen, speak } from "./controls.js";
import { renderDesk } from "./desk/desk.js";
import { renderFindings } from "./findings.js";
import { openSheet, renderEditions, renderState } from "./panel.js";
import { renderProblems } from "./problems.js";
import { listenToServer, refresh } from "./server.js";
import { renderStage } from "./stage.js";
import { onChange, readAddress } from "./state.js";
import { renderThumbnails } from "./thumbnails.js";
import { renderViews } from "./views.js";

// The order in which everything is drawn.
const renderers = [
  renderState, renderEditions, renderFindings, renderProblems, renderStage, renderViews, renderThumbnails,
  renderDesk,
];
for (const render of renderers) onChange(render);

readAddress();
speak();
openSheet(null);
listen();
listenToServer();
refresh();
