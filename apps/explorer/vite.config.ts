import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react()],
  // Libraries of the workspace are bundled from their sources.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  worker: { format: 'es' },
  // For "npm run dev": workers must stay separate files, and their CommonJS dependencies must be converted to modules.
  optimizeDeps: {
    exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'],
    include: ['monaco-graphql > picomatch-browser', 'monaco-graphql > graphql-language-service > nullthrows'],
  },
  build: {
    // The licenses of all bundled packages, served with the pages.
    license: { fileName: 'licenses.md' },
    // Monaco is one chunk of 2.8 MB. It loads after the masthead has appeared.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      // The explorer at /explorer, the status at /status, and the script of the pages that the server writes.
      input: ['explorer.html', 'status.html', 'src/page-script/page-script.ts'],
      // GraphiQL's files contain directives for React's compiler, which the bundler ignores.
      checks: { moduleLevelDirective: false },
    },
  },
});
