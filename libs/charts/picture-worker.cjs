// Converts one picture in a thread of its own: drawing and encoding a large one takes up to a second.
const { parentPort, workerData } = require('node:worker_threads');
const { Resvg } = require('@resvg/resvg-js');

const { svg, options } = workerData;
const png = new Resvg(svg, options).render().asPng();
parentPort.postMessage(png);
