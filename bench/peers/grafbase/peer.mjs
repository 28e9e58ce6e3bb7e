import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inBench } from '../../harness/places.mjs';

const binary = inBench('node_modules/@grafbase/cli-x86_64-unknown-linux-musl/grafbase');

/** Grafbase's gateway in Rust, from its command line tool, which composes the subgraphs itself. */
export const grafbase = {
  id: 'grafbase',
  title: 'Grafbase (Rust), as delivered',
  packages: ['@grafbase/cli-x86_64-unknown-linux-musl'],
  isMissing: () => !existsSync(binary) && 'its binary is published for Linux on x64 alone',
  start({ bed, port, directory }) {
    const home = join(directory, 'grafbase');
    mkdirSync(home, { recursive: true });
    for (const { name, sdl } of bed.subgraphs) writeFileSync(join(home, `${name}.graphql`), sdl);
    writeFileSync(join(home, 'grafbase.toml'), configuration(bed));
    return {
      command: binary,
      args: ['dev', '--config', 'grafbase.toml', '--listen-address', `127.0.0.1:${port}`],
      env: { HOME: home },
      cwd: home,
    };
  },
};

const configuration = ({ subgraphs, headers }) => `
[graph]
introspection = false
${Object.entries(headers).map(
  ([name, value]) => `
[[headers]]
rule = "insert"
name = "${name}"
value = "${value}"
`,
)}
${subgraphs
  .map(
    ({ name, url }) => `
[subgraphs.${name}]
url = "${url}"
schema_path = "${name}.graphql"
`,
  )
  .join('')}
`;
