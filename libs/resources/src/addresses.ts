import { languageTagOf, type Locale } from '@tokorozawa/vocabulary';

/** The addresses of resources, for one request. */
export class Addresses {
  /**
   * @param origin where the root of the product is found, without a slash at its end: `https://www.city.example/keikaku`
   * @param path the path of the request below that root, such as `/id/sister-city-decatur`
   * @param chosen the language that the request names by `lang`, which links to other pages keep
   */
  constructor(
    readonly origin: string,
    readonly path: string,
    readonly chosen?: Locale,
  ) {}

  /** The permanent address of a path below the root; what is an address already stays as it is. */
  absolute(path: string): string {
    return path.startsWith('/') ? this.origin + path : path;
  }

  /**
   * A path below the root as a link from the page of this request. It leads to the same place below whatever path a proxy
   * serves the product.
   */
  relative(path: string): string {
    const target = path.startsWith(`${this.origin}/`) ? path.slice(this.origin.length) : path;
    if (!target.startsWith('/')) return target;
    const depth = this.path.split('/').length - 2;
    return (depth > 0 ? '../'.repeat(depth) : './') + target.slice(1);
  }

  /** A path below the root as a link to a page, in the language that the reader chose. */
  link(path: string): string {
    const [target, fragment] = this.relative(path).split('#') as [string, string?];
    const language = this.chosen ? `${target.includes('?') ? '&' : '?'}lang=${languageTagOf[this.chosen]}` : '';
    return `${target}${language}${fragment === undefined ? '' : `#${fragment}`}`;
  }

  /** The address by which search engines know a page: in the language that the request names, if it names one. */
  canonical(path: string): string {
    return this.chosen ? this.inLanguage(this.chosen, path) : this.absolute(path);
  }

  /** The address of this request in a language, whoever asks for it. */
  inLanguage(locale: Locale, path = this.path): string {
    return `${this.absolute(path)}${path.includes('?') ? '&' : '?'}lang=${languageTagOf[locale]}`;
  }
}
