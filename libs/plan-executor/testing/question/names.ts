/**
 * Response names of one document. A name stands for one field with one type and one set of arguments, wherever in the
 * document it comes: fragments may overlap as they like, and no two fields ever conflict.
 */
export class Names {
  private readonly meanings = new Map<string, string>();

  /**
   * `alias: ` or nothing, to be written before the field.
   * @param preferred a name to be taken for an alias if it means nothing else
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
