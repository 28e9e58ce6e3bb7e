import type { Locale } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Addresses } from './addresses';

/** Something that has an address of its own, such as a record or a list. It is read by operations, and written in one of several forms. */
export interface Resource {
  /** Its path, as Fastify writes paths, without a suffix: `/id/:id`. */
  path: string;
  /**
   * The query parameters of all its forms beside `lang`. Each may be given once, and any other is refused. With `any` they
   * depend on the path, and the forms check them by `requireKnownParameters`.
   */
  parameters?: readonly string[] | 'any';
  /** True if a parameter with an empty value differs from one that is absent; otherwise forms do not see it. */
  keepsEmptyParameters?: boolean;
  /**
   * Its forms. A suffix of the path chooses one of them; without a suffix `accept` does, and the first is sent to a caller
   * who accepts any.
   */
  forms: readonly [Form, ...Form[]];
  /** The paths of its pages for the sitemap, if its path has parameters and its pages are not those of records. */
  pagePaths?(request: ResourceRequest): readonly string[];
}

export interface Form {
  /** With its charset, if it is a text: `text/csv; charset=utf-8`. */
  mediaType: string;
  /** Such as `csv`, without the dot; undefined for a form that is chosen by `accept` alone. */
  suffix?: string;
  /** The query parameters that this form has beside those of the resource. */
  parameters?: readonly string[];
  /** Writes the resource in this form. Throws a {@link ResourceError} for what the caller can correct. */
  write(request: ResourceRequest): Promise<Representation>;
}

/** A resource in one form and language, ready to be sent. */
export interface Representation {
  /**
   * What comes in pieces is sent as it comes, as fast as the caller reads. It is not cached and has no length. Each of its
   * operations after the first piece waits for its turn among the requests of all callers. Its iterator is ended when the
   * caller leaves.
   */
  body: string | Buffer | AsyncIterable<string | Buffer>;
  /** 200 when absent. */
  status?: number;
  /** By names in lower case. They replace headers that every answer has; with an empty value, such a header is left out. */
  headers?: Record<string, string>;
  /** Until when it is right although no data change, in milliseconds since 1970; absent for what depends on no time. */
  validUntil?: number | undefined;
}

/** What a caller asks of a resource. */
export interface ResourceRequest {
  /** The parts of the path that `:name` stands for, decoded and without the suffix. */
  params: Record<string, string>;
  /** The query parameters in the order of their names. Without `keepsEmptyParameters`, none has an empty value. */
  query: URLSearchParams;
  /** By the parameter `lang` or, without it, by `accept-language`. */
  locale: Locale;
  addresses: Addresses;
  /** All forms of the resource, for links to the others. */
  forms: readonly Form[];
  /** True in an instance for trying: every page says that records are made up. */
  isSandbox: boolean;
  /** Whom to tell of a vulnerability, as addresses. */
  securityContacts: readonly string[];
  /** The path of the script that improves pages; undefined if it was not built. */
  pageScript?: string | undefined;
  /** The schema that callers see now, described in English. */
  schema: GraphQLSchema;
  /** The same schema, described in a language. */
  schemaIn(locale: Locale): GraphQLSchema;
  ask: Ask;
  /** Identifies the caller to limits and queues. */
  caller: string;
  /** Whether the caller left, so that nobody waits for what is made. */
  isAbandoned(): boolean;
  log: FastifyBaseLogger;
}

/** Runs an operation through the gateway, within its limits, on behalf of the caller. */
export type Ask = <Data = Record<string, unknown>>(
  query: string,
  variables?: Record<string, unknown>,
) => Promise<Answer<Data>>;

export interface Answer<Data> {
  /** Null if the operation was refused or failed as a whole. */
  data: Data | null;
  errors: readonly AskedError[];
}

export interface AskedError extends GraphQLFormattedError {
  /** The variables that gave a value which cannot be accepted, with the fields inside them: `where.between`. */
  variables?: readonly string[];
}
