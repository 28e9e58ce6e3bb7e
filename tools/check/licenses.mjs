// Fails if a package has a license that is not accepted. Licenses are read from package-lock.json, which also contains the
// packages for other platforms.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerHelp } from '../run/help.mjs';
import { root, stop } from '../run/workspace.mjs';

answerHelp('tools/check/licenses.mjs', process.argv.slice(2));

/** Licenses that require no more than attribution. */
const permissive = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
];

/** Packages with other licenses; docs/dependencies.md says why each is acceptable. */
const exceptions = [
  { license: 'Elastic-2.0', names: /^@apollo\/(composition|federation-internals|gateway|query-graphs|query-planner)$/ },
  // A library that we do not change, in files of its own, and a font that is not sold.
  { license: 'MPL-2.0', names: /^@resvg\/resvg-js(-.+)?$/ },
  { license: 'MIT AND OFL-1.1', names: /^@expo-google-fonts\/noto-sans-jp$/ },
  // The rest is used only by builds and tests.
  { license: 'MPL-2.0', names: /^(axe-core|ical\.js|lightningcss(-.+)?)$/, onlyDevelopment: true },
  { license: 'CC-BY-4.0', names: /^caniuse-lite$/, onlyDevelopment: true },
  // Apache-2.0, and MIT for what is older.
  { license: 'SEE LICENSE IN LICENSE', names: /^@modelcontextprotocol\/inspector$/, onlyDevelopment: true },
  { license: 'Python-2.0', names: /^argparse$/, onlyDevelopment: true },
  { license: 'PSF-2.0', names: /^argparse$/, onlyDevelopment: true },
];

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const installed = Object.entries(packages)
  .filter(([path, { link }]) => path.includes('node_modules/') && !link)
  .map(([path, { license = 'none', name = path.replace(/.*node_modules\//, ''), dev = false }]) => ({
    license,
    name,
    dev,
  }));
const refused = installed.filter((one) => !isPermissive(one.license) && !isException(one));

if (refused.length > 0) {
  const lines = refused.map(({ name, license, dev }) => `  ${name}: ${license}${dev ? ' (development)' : ''}`);
  stop(`These packages have licenses that are not accepted:\n${lines.join('\n')}`);
}
console.log(`The licenses of ${installed.length} packages are accepted.`);

/** In an SPDX expression, one of the alternatives must be accepted, and all of the parts. */
function isPermissive(expression) {
  const alternatives = expression.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((parts) => parts.split(' AND ').every((part) => permissive.includes(part)));
}

function isException({ name, license, dev }) {
  return exceptions.some(
    (known) => known.license === license && known.names.test(name) && (dev || !known.onlyDevelopment),
  );
}
