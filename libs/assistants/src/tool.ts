import type { Addresses, Answer, Ask } from '@tokorozawa/resources';
import { type ErrorCode, errorCodes, isErrorCode, Locale, type LanguageTag } from '@tokorozawa/vocabulary';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { z } from 'zod';

/** What a tool can use for one call. */
export interface ToolContext {
  ask: Ask;
  language: LanguageTag;
  addresses: Addresses;
  /** The schema that callers see, described in English. */
  schema: GraphQLSchema;
}

/** Something that an assistant can ask for. */
export interface Tool<Input = never, Output = unknown> {
  name: string;
  title: string;
  /** For the assistant: what the tool is good for, and what its result means. */
  description: string;
  input: z.ZodObject;
  output: z.ZodObject;
  run(input: Input, context: ToolContext): Promise<Output>;
}

/** Every tool takes the language of its texts. */
const language = z
  .enum(['ja', 'en'])
  .optional()
  .describe('The language of your user: "ja" as published, or "en", this project\'s translation.');

export interface ToolDefinition<Input extends z.ZodRawShape, Output extends z.ZodRawShape> {
  name: string;
  title: string;
  description: string;
  input: Input;
  output: Output;
  run(input: z.infer<z.ZodObject<Input>>, context: ToolContext): Promise<z.infer<z.ZodObject<Output>>>;
}

/** An argument that a tool does not have is refused, because it could be one that was mistyped. */
export const defineTool = <Input extends z.ZodRawShape, Output extends z.ZodRawShape>({
  input,
  output,
  ...tool
}: ToolDefinition<Input, Output>): Tool => ({
  ...tool,
  input: z.strictObject({ ...input, language }),
  output: z.object(output),
});

/** Why a tool has no result, in one or two sentences that say what to do. */
export class ToolError extends Error {
  constructor(
    message: string,
    /** Of the error that the graph answered with, if it is one. */
    readonly code?: ErrorCode,
  ) {
    super(message);
  }
}

/** What is missing from a result, because a part of the graph did not answer. */
export const missing = z
  .array(
    z.object({
      path: z.string().nullable(),
      code: z.string(),
      message: z.string(),
      whatToDo: z.string(),
    }),
  )
  .describe('What could not be read now; the rest is complete.');

export type Missing = z.infer<typeof missing>;

/** The data of an answer and what is missing of it. Throws a ToolError if nothing was answered, or nothing has the id. */
export function readAnswer<Data extends object>({ data, errors }: Answer<Data>): { data: Data; missing: Missing } {
  const isEmpty = data === null || Object.values(data).every((value) => value === null);
  const fatal = isEmpty ? errors[0] : errors.find((error) => codeOf(error) === 'NOT_FOUND');
  if (fatal) {
    throw refusalOf(fatal);
  }
  if (data === null) throw new Error('An answer without errors has no data.');
  return { data, missing: errors.map(missingOf) };
}

/** The error of a tool to which GraphQL gave no data. */
export function refusalOf(error: GraphQLFormattedError): ToolError {
  const code = codeOf(error);
  return new ToolError(`${error.message} ${adviceWithoutData[code] ?? whatToDo(error)}`, code);
}

/** What GraphQL advises presumes that there is a rest of the answer, or lists of ids or the other members of errors at hand. */
const adviceWithoutData: Partial<Record<ErrorCode, string>> = {
  BAD_USER_INPUT: 'Correct the value.',
  NOT_FOUND: 'Find the id with the tool "search".',
  SUBGRAPH_UNAVAILABLE: 'Try again in a moment.',
};

export const missingOf = (error: GraphQLFormattedError): Missing[number] => ({
  path: error.path?.join('.') ?? null,
  code: codeOf(error),
  message: error.message,
  whatToDo: whatToDo(error),
});

const codeOf = ({ extensions }: GraphQLFormattedError): ErrorCode =>
  isErrorCode(extensions?.code) ? extensions.code : 'INTERNAL_SERVER_ERROR';

const whatToDo = (error: GraphQLFormattedError): string => errorCodes[codeOf(error)].whatToDo;

export const inLanguage = (language: LanguageTag, texts: { ja: string; en: string }): string => texts[language];

export const localeOfTag = (language: LanguageTag): Locale => (language === 'en' ? Locale.EN : Locale.JA);
