import { camelCase, conceptFiles, conceptNames, type ConceptNames } from './new-concept.files';

/** The first concept of a new subgraph. @param name in kebab case */
export const firstConceptOf = (name: string): ConceptNames => conceptNames(`${name}-item`);

/**
 * The files of a new subgraph by their path in its folder, with a first concept.
 *
 * @param name in kebab case
 * @param edition the id of the edition from which it has data
 */
export function newSubgraphFiles(name: string, edition: string, now: Date): Record<string, string> {
  const constant = camelCase(name);
  const names = firstConceptOf(name);
  const { type, field, stem } = names;
  return {
    'package.json': packageJson(name),
    'README.md': `# ${name}\n\nOwns \`${type}\`. Say here what the domain owns, where in the source it stands, and what its tests promise.\n`,
    'src/index.ts': `export { ${constant} } from './subgraph';\n`,
    'src/subgraph.ts': `import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { ${field} } from './${stem}/${stem}';

export const ${constant} = defineSubgraph({
  name: '${name}',
  title: { ja: '${name}', en: '${name}' },
  concepts: [${field}],
  directory: __dirname,
});
`,
    ...conceptFiles(names, constant, edition, now),
  };
}

function packageJson(name: string): string {
  const content = {
    name: `@tokorozawa/${name}`,
    version: '0.1.0',
    private: true,
    main: 'dist/index.js',
    exports: { '.': { source: './src/index.ts', default: './dist/index.js' } },
    nx: { tags: ['type:subgraph'], targets: { build: {} } },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
