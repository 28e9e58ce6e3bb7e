export interface AnswerError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; subgraph?: string };
}

export interface Answer {
  status: number;
  headers: Headers;
  /** The body as it arrived. */
  text: string;
  data?: Record<string, unknown> | null;
  errors?: AnswerError[];
  extensions?: unknown;
}

/** A running gateway, wherever it runs. */
export interface AskedGateway {
  /** Such as http://127.0.0.1:4000. */
  url: string;
  /** Sends a query and accepts `application/graphql-response+json`. */
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** Sends any other request, such as `get('/health/ready')`. */
  get(path: string, options?: RequestInit): Promise<Response>;
}

/** @param url the address of the gateway, which may be known only when the first request is sent */
export function askedGateway(url: () => string): AskedGateway {
  const get = (path: string, init?: RequestInit) => fetch(url() + path, init);
  return {
    get url() {
      return url();
    },
    get,
    async ask(query, variables, headers) {
      const response = await get('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, ...(JSON.parse(text) as object) };
    },
  };
}
