import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** What each kind of project may import. A subgraph never imports a subgraph: domains meet only through federation. */
const depConstraints = [
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:registry', 'type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:registry', 'type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:registry', onlyDependOnLibsWithTags: ['type:subgraph', 'type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:subgraph', onlyDependOnLibsWithTags: ['type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:kit', onlyDependOnLibsWithTags: ['type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:vocabulary', onlyDependOnLibsWithTags: [] },
];

// A kit's test fixture is written as a domain is, against the kit's own front door.
const boundaries = { depConstraints, allowCircularSelfDependency: true };

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '**/node_modules/**', '.nx/**', '.planning-graph/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
    },
  },
);
