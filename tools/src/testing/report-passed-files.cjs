// Loaded into every process of a product with `--require`. On SIGUSR2 it writes to PASSED_FILES the source files whose
// functions ran since the last time, one to a line. V8's coverage counts calls, so what merely was loaded is left out.
const { writeFileSync, renameSync } = require('node:fs');
const { Session } = require('node:inspector');
const { join, relative } = require('node:path');

const root = join(__dirname, '../../..');
const folder = process.env.PASSED_FILES;
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
say('ready', '');

process.on('SIGUSR2', () => {
  session.post('Profiler.takePreciseCoverage', (error, { result }) =>
    say('passed', error ? String(error) : passed(result)),
  );
});

/** Whole or not at all, so that nobody reads half of it. */
function say(what, text) {
  const file = join(folder, `${process.pid}.${what}`);
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

function passed(scripts) {
  const ours = new RegExp('^file://' + root.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') + '/(apps|libs)/');
  return (
    scripts
      .filter(
        ({ url, functions }) => ours.test(decodeURI(url)) && !/node_modules/.test(url) && functions.some(wasCalled),
      )
      .map(({ url }) =>
        relative(root, decodeURI(url).replace('file://', '')).replace('/dist/', '/src/').replace(/\.js$/, '.ts'),
      )
      // A library's front door calls a function for each name that it exports.
      .filter((file) => !file.endsWith('/index.ts'))
      .sort()
      .join('\n')
  );
}

/** The function that is the file itself runs when it is loaded. */
const wasCalled = ({ ranges: [range] }, index) => index > 0 && range.count > 0;
