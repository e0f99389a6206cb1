package org.chainrule.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a run comes from: what it takes to repeat it bit for bit, besides its settings.
 *
 * @param data the files it was trained and tested on
 * @param seed the seed of all its random numbers
 * @param chainrule Chainrule's version
 * @param java Java's version
 * @param kernels the name of the kernels that computed it
 */
public record Provenance(
    List<DataFile> data, long seed, String chainrule, String java, String kernels) {
  /** Copies the list. */
  public Provenance {
    data = List.copyOf(data);
  }

  /**
   * A file and the SHA-256 of its bytes.
   *
   * @param file as the user wrote it
   * @param sha256 64 hexadecimal digits
   */
  public record DataFile(String file, String sha256) {
    /**
     * Reads the file once.
     *
     * @throws DataException if it can't be read
     */
    public static DataFile of(Path file) {
      try (InputStream in = Files.newInputStream(file)) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
          in.transferTo(out);
        }
        return new DataFile(file.toString(), HexFormat.of().formatHex(digest.digest()));
      } catch (IOException e) {
        throw FileProblem.reading(file.toString(), e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /** Indented JSON. */
  public String toJson() {
    ObjectNode node = Json.object();
    node.put("chainrule", chainrule).put("java", java).put("kernels", kernels).put("seed", seed);
    ArrayNode files = node.putArray("data");
    data.forEach(file -> files.addObject().put("file", file.file()).put("sha256", file.sha256()));
    return Json.pretty(node);
  }
}
