import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    // The licenses of everything bundled, beside the page that carries it.
    license: { fileName: 'licenses.md' },
    // Monaco is one chunk of 2.8 MB. It loads after the page's heading shows.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      // The front page, and the explorer at /explorer.
      input: ['index.html', 'explorer.html'],
      // GraphiQL's files carry hints for React's compiler, which mean nothing to a bundler.
      checks: { moduleLevelDirective: false },
    },
  },
});
