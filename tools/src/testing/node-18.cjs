// Loaded into a process before its own code: lets it believe that it runs on Node 18.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } });
