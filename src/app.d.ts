declare global {
	namespace App {}
}

declare module '*.js?raw' {
	const script: string;
	export default script;
}

declare module '*.sql?raw' {
	const sql: string;
	export default sql;
}

export {};
