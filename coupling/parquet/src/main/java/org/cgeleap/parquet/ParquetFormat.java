package org.cgeleap.parquet;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.cgeleap.coupling.results.TableFormat;
import org.cgeleap.coupling.results.TypedTable;
import org.cgeleap.coupling.results.TypedTable.CellType;
import org.cgeleap.coupling.results.TypedTable.Column;
import org.jspecify.annotations.Nullable;

/**
 * Apache Parquet (format 2, pages of version 1, which every reader knows): texts as BYTE_ARRAY of UTF-8 with dictionaries, whole
 * numbers as INT32, numbers as DOUBLE; columns of numbers are optional. Pages are not compressed, which spares libraries in native
 * code; dictionaries keep texts small. The footer has the table's notes and, under {@value #COLUMNS}, unit and meaning of every
 * column as JSON.
 *
 * <p>Columns are written through the library's own page and file writers, as its record writer needs Hadoop to run and these do not.
 */
public final class ParquetFormat implements TableFormat {
    /** Key of the footer's note on columns. */
    static final String COLUMNS = "cgeleap.columns";

    /** Rows of a row group: some tens of megabytes of a wide table. */
    private static final int ROW_GROUP = 100_000;

    /** First size of the buffers of a page; they grow. */
    private static final int BUFFER = 1 << 10;

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public void write(TypedTable table, OutputStream out) throws IOException {
        MessageType schema = schema(table);
        ParquetProperties properties = ParquetProperties.builder().build();
        try (ParquetFileWriter file = new ParquetFileWriter(
                new StreamOutputFile(out),
                schema,
                ParquetFileWriter.Mode.CREATE,
                Long.MAX_VALUE,
                0,
                null,
                properties)) {
            file.start();
            for (int from = 0; from < table.rows().size(); from += ROW_GROUP) {
                int to = Math.min(table.rows().size(), from + ROW_GROUP);
                rowGroup(file, schema, properties, table.columns(), table.rows().subList(from, to));
            }
            Map<String, String> notes = new LinkedHashMap<>(table.notes());
            notes.put(COLUMNS, new ObjectMapper().writeValueAsString(meanings(table.columns())));
            file.end(notes);
        }
    }

    private static MessageType schema(TypedTable table) {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        for (Column column : table.columns()) {
            switch (column.type()) {
                case TEXT ->
                    schema.required(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name());
                case INTEGER -> schema.optional(PrimitiveTypeName.INT32).named(column.name());
                case NUMBER -> schema.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            }
        }
        return schema.named(table.name());
    }

    private static List<Map<String, String>> meanings(List<Column> columns) {
        List<Map<String, String>> meanings = new ArrayList<>();
        for (Column column : columns) {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("name", column.name());
            one.put("unit", column.unit());
            one.put("meaning", column.meaning());
            meanings.add(one);
        }
        return meanings;
    }

    private static void rowGroup(
            ParquetFileWriter file,
            MessageType schema,
            ParquetProperties properties,
            List<Column> columns,
            List<@Nullable Object[]> rows)
            throws IOException {
        file.startBlock(rows.size());
        try (ColumnChunkPageWriteStore pages =
                        new ColumnChunkPageWriteStore(new AsItIs(), schema, new HeapByteBufferAllocator(), BUFFER);
                ColumnWriteStore store = properties.newColumnWriteStore(schema, pages, pages)) {
            List<ColumnWriter> writers = new ArrayList<>();
            for (ColumnDescriptor descriptor : schema.getColumns()) {
                writers.add(store.getColumnWriter(descriptor));
            }
            for (@Nullable Object[] row : rows) {
                for (int c = 0; c < row.length; c++) {
                    cell(writers.get(c), columns.get(c), row[c]);
                }
                store.endRecord();
            }
            store.flush();
            pages.flushToFileWriter(file);
        }
        file.endBlock();
    }

    private static void cell(ColumnWriter writer, Column column, @Nullable Object value) {
        if (value == null && column.type() != CellType.TEXT) {
            writer.writeNull(0, 0);
        } else if (value instanceof String text && column.type() == CellType.TEXT) {
            writer.write(Binary.fromString(text), 0, 0);
        } else if (value instanceof Integer whole && column.type() == CellType.INTEGER) {
            writer.write(whole.intValue(), 0, 1);
        } else if (value instanceof Double number && column.type() == CellType.NUMBER) {
            writer.write(number.doubleValue(), 0, 1);
        } else {
            throw new IllegalArgumentException(
                    "column " + column.name() + ": found " + value + "; expected " + column.type());
        }
    }

    /** No compression. */
    private static final class AsItIs implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) {
            return bytes;
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.UNCOMPRESSED;
        }

        @Override
        public void release() {
            // nothing is held
        }
    }
}
