import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** What each kind of project may import. A subgraph never imports a subgraph: domains meet only through federation. */
const depConstraints = [
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:registry', 'type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:registry', 'type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:registry', onlyDependOnLibsWithTags: ['type:subgraph', 'type:kit'] },
  { sourceTag: 'type:subgraph', onlyDependOnLibsWithTags: ['type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:kit', onlyDependOnLibsWithTags: ['type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:vocabulary', onlyDependOnLibsWithTags: [] },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '**/node_modules/**', '.nx/**', '.planning-graph/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints, banTransitiveDependencies: false }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
    },
  },
);
