"""From blocks to pages: measuring, wrapping, tables, figures and the breaking of pages."""
