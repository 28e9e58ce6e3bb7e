/** What `npm run dev` requests from its server process. */
export type Request =
  /** Load these installed modules, which the sources will import. */
  | { kind: 'preload'; modules: string[] }
  /** Load the sources and serve them, with these environment variables. */
  | { kind: 'serve'; variables: Record<string, string>; supergraphs: string }
  | { kind: 'list-modules' }
  | { kind: 'import-data' }
  /** Open the inspector on this port. */
  | { kind: 'inspect'; port: number };

/** What the server process answers. */
export type Response =
  | { kind: 'modules'; modules: string[] }
  | { kind: 'imported'; summary: string }
  | { kind: 'not-imported'; reason: string };
