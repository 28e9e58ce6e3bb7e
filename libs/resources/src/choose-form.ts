import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { Form, Resource } from './resource';
import { ResourceError } from './resource-error';

export interface ChosenForm {
  form: Form;
  /** The parts of the path, without the suffix. */
  params: Record<string, string>;
}

const maxHeaderLength = 1_000;

/**
 * The form in which a resource is to be sent. Throws a ResourceError if the caller accepts none.
 * @param params the parts of the path, of which the last may end with a suffix
 */
export function chooseForm(resource: Resource, params: Record<string, string>, accept: string | undefined): ChosenForm {
  const { suffix, ...others } = params;
  if (suffix !== undefined) {
    const form = resource.forms.find((one) => one.suffix === suffix);
    if (!form) throw unknownSuffix(resource, suffix);
    return { form, params: others };
  }
  const named = formOfSuffix(resource, params);
  if (named) return named;
  const form = accept && accept.length <= maxHeaderLength ? negotiated(resource, accept) : resource.forms[0];
  if (!form) throw notAcceptable(resource);
  return { form, params };
}

/** The last part of a path can have a dot of its own, so that only the suffix of a form is one. */
function formOfSuffix({ path, forms }: Resource, params: Record<string, string>): ChosenForm | undefined {
  const last = /:(\w+)$/.exec(path)?.[1];
  const value = last === undefined ? undefined : params[last];
  if (last === undefined || value === undefined) return undefined;
  const form = forms.find(({ suffix }) => suffix !== undefined && value.endsWith(`.${suffix}`));
  if (!form) return undefined;
  return { form, params: { ...params, [last]: value.slice(0, -(form.suffix as string).length - 1) } };
}

/**
 * Why nothing is found at a path that ends like the name of a file, such as `/export/sister-cities.doc`: there is no such form.
 * Undefined if the path does not end so, or if the resource has no suffixes.
 */
export function unknownForm(resource: Resource, params: Record<string, string>): ResourceError | undefined {
  const hasSuffixes = resource.forms.some((form) => form.suffix !== undefined);
  if (!hasSuffixes || formOfSuffix(resource, params)) return undefined;
  const last = /:(\w+)$/.exec(resource.path)?.[1] ?? '';
  const suffix = /\.([a-z][a-z0-9]{1,8})$/i.exec(params[last] ?? '')?.[1];
  return suffix === undefined ? undefined : unknownSuffix(resource, suffix);
}

/** Callers send the same few headers again and again, so the results are remembered. */
const chosen = new WeakMap<Resource, LRUCache<string, { form: Form | undefined }>>();

function negotiated(resource: Resource, accept: string): Form | undefined {
  let ofResource = chosen.get(resource);
  if (!ofResource) chosen.set(resource, (ofResource = new LRUCache({ max: 100 })));
  let choice = ofResource.get(accept);
  if (!choice) ofResource.set(accept, (choice = { form: negotiate(resource, accept) }));
  return choice.form;
}

function negotiate({ forms }: Resource, accept: string): Form | undefined {
  const types = forms.map(essenceOf);
  const type = new Negotiator({ headers: { accept } }).mediaType(types);
  return type === undefined ? undefined : forms[types.indexOf(type)];
}

/** A media type without its parameters. */
export const essenceOf = ({ mediaType }: Form): string => mediaType.split(';')[0] as string;

function notAcceptable({ forms }: Resource): ResourceError {
  const types = forms.map(essenceOf).join(', ');
  return new ResourceError(406, 'NOT_ACCEPTABLE', {
    ja: `ここで得られる形式は ${types} です。ヘッダー "accept" でいずれかを許してください。`,
    en: `The forms that are offered here are ${types}. Let the header "accept" allow one of them.`,
  });
}

function unknownSuffix({ forms }: Resource, suffix: string): ResourceError {
  const suffixes = forms.flatMap((form) => (form.suffix === undefined ? [] : [`.${form.suffix}`])).join(', ');
  return new ResourceError(404, 'NOT_FOUND', {
    ja: `「.${suffix}」という形式はありません。ここにある形式は ${suffixes} です。`,
    en: `There is no form ".${suffix}". The forms that are offered here are ${suffixes}.`,
  });
}
