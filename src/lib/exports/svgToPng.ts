/** A picture in SVG drawn again as PNG. Browser only. */

/** A file as a `data:` address. */
async function dataUrl(address: string): Promise<string> {
	const blob = await (await fetch(address)).blob();
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => {
			resolve(String(reader.result));
		};
		reader.onerror = () => {
			reject(reader.error ?? new Error(address));
		};
		reader.readAsDataURL(blob);
	});
}

/**
 * The fonts that the page brings, as a style of the picture: drawn as an image, it reads nothing from
 * outside. Empty where they do not come, and words then take the reader's font.
 */
async function fontStyle(): Promise<string> {
	const rules = [...document.styleSheets].flatMap((sheet) =>
		[...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule),
	);
	const brought = rules.flatMap((rule) => {
		const [, address] = /url\("([^"]+)"\)/.exec(rule.style.getPropertyValue('src')) ?? [];
		return address === undefined
			? []
			: [{ rule, address, from: rule.parentStyleSheet?.href ?? location.href }];
	});
	try {
		const faces = await Promise.all(
			brought.map(async ({ rule, address, from }) =>
				rule.cssText.replace(address, await dataUrl(new URL(address, from).href)),
			),
		);
		return `<style>${faces.join('')}</style>`;
	} catch {
		return '';
	}
}

/** The same picture as PNG, at twice the size on screen. Rejects when the browser cannot draw it. */
export async function svgToPng(svg: string): Promise<Blob> {
	const style = await fontStyle();
	const whole = svg.replace('<defs>', () => `${style}<defs>`);
	const url = URL.createObjectURL(new Blob([whole], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = image.width * 2;
		canvas.height = image.height * 2;
		canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise((resolve, reject) => {
			canvas.toBlob((blob) =>
				blob ? resolve(blob) : reject(new Error('Le navigateur n’a pas pu dessiner l’image.')),
			);
		});
	} finally {
		URL.revokeObjectURL(url);
	}
}
