/** The home page's pictures, which come after its figures: they need ten times as many bytes. */
export {dealerMetrics, dealerPicture, dealerTable} from "./dealerPicture.js";
export {satisfiedPicture, visitsPicture} from "./monthlyPictures.js";
