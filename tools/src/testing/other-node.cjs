// Loaded into a process before its own code: lets it believe that it runs on the Node that OTHER_NODE names.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: process.env.OTHER_NODE } });
