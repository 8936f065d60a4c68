declare module "observablehq:stdlib" {
  export interface FileAttachment {
    readonly name: string;
    readonly href: string;
    /** Bytes as stored, before any encoding of the host; NaN where the preview has not built the file. */
    readonly size: number;
    valueOf(): FileAttachment;
  }

  /** Framework replaces the path by the built file's; it must be one literal string. */
  export function FileAttachment(path: string): FileAttachment;
}
