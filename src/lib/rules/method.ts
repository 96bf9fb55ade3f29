/**
 * The version of the method: raised whenever a rule of this folder, or of the pipeline, would give another
 * figure on the same files. A publication says under which it was made.
 */
export const METHOD_VERSION = 1;
