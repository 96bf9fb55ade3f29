/** Where the contours of `data/geo` come from: their licence asks that it be shown with them. */
export const CONTOURS_CREDIT =
	'Contours\u00a0: IGN, ADMIN EXPRESS COG 2018 (Licence Ouverte), via france-geojson\u00a0; regroupés en zones d’emploi et simplifiés. Composition communale\u00a0: Insee, zones d’emploi 2020 et 2010.';
