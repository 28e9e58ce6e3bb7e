/**
 * The response names of one document. Each name stands for one field with one type and one set of arguments throughout
 * the document, so that fragments may overlap without conflicts.
 */
export class Names {
  private readonly meanings = new Map<string, string>();

  /**
   * The text before a field: `alias: ` or nothing.
   * @param preferred the alias to use, unless it already stands for another field
   */
  responseName(field: string, type: string, args: string, wantsAlias: boolean, preferred?: string): string {
    const meaning = `${field} ${type} ${args}`;
    if (preferred && (this.meanings.get(preferred) ?? meaning) === meaning) {
      this.meanings.set(preferred, meaning);
      return `${preferred}: `;
    }
    for (let i = wantsAlias ? 1 : 0; ; i += 1) {
      const name = i === 0 ? field : `${field.replace('__', '')}_${i}`;
      const taken = this.meanings.get(name);
      if (taken !== undefined && taken !== meaning) continue;
      this.meanings.set(name, meaning);
      return i === 0 ? '' : `${name}: `;
    }
  }
}
