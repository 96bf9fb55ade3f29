/** Every page is prerendered and reads without JavaScript. */
export const prerender = true;
export const trailingSlash = 'always';
