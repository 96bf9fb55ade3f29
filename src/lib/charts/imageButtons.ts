export interface ImageButtonsProps {
	/** Name of the file, without extension: `cap10-carte-2012`. */
	name: string;
	/** Lines under the picture: filters, licence, address. */
	notes?: readonly string[];
}
