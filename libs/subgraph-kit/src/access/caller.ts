import {
  ForbiddenError,
  municipalityCode,
  type PlanningGraphError,
  UnauthenticatedError,
} from '@tokorozawa/vocabulary';
import { z } from 'zod';

/** What a key or an access token may permit beside reading, which needs none. */
export const scopes = ['facilities:write', 'events:write', 'webhooks:write', 'audit:read'] as const;

export type Scope = (typeof scopes)[number];

export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);

/** A caller who is known: the gateway has verified its key or access token. */
export interface Caller {
  /** The id of the key, or the subject of the access token. */
  id: string;
  /** The municipality for which it acts, as its code of six digits. */
  municipality: string;
  scopes: readonly Scope[];
}

/** Returns the caller if it has the scope; throws an UnauthenticatedError or a ForbiddenError otherwise. */
export function requireScope({ caller }: { caller: Caller | undefined }, scope: Scope): Caller {
  if (!caller?.scopes.includes(scope)) throw missingScope(caller, scope);
  return caller;
}

/** The error for a caller without a scope: a ForbiddenError, or an UnauthenticatedError if nobody knows who calls. */
export function missingScope(caller: Caller | undefined, scope: string): PlanningGraphError {
  return caller
    ? new ForbiddenError(
        `The key or access token lacks the scope "${scope}". Ask the office that issued it for one that has it.`,
        { scope },
      )
    : new UnauthenticatedError(
        `This needs a key with the scope "${scope}". Send it in the header "authorization", as "Bearer <key>".`,
        { scope },
      );
}

/** The header in which the gateway tells a subgraph of its own who the caller is. It never reaches any other subgraph. */
export const callerHeader = 'x-caller';

const callerShape = z.strictObject({
  id: z.string().min(1),
  municipality: municipalityCode,
  scopes: z.array(z.enum(scopes)),
});

/** The value of {@link callerHeader}: JSON in ASCII, because a header has no other characters. */
export function writeCaller({ id, municipality, scopes }: Caller): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify({ id, municipality, scopes }).replaceAll(/[^\x20-\x7e]/g, escape);
}

/** Throws if the text was not written by {@link writeCaller}. */
export function readCaller(text: string): Caller {
  return callerShape.parse(JSON.parse(text));
}
